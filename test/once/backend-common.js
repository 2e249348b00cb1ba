module.exports = loadedOnce('@n8n/backend-common');

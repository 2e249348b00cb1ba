module.exports = loadedOnce('@n8n/config');

module.exports = loadedOnce('@n8n/di');

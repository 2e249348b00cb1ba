module.exports = loadedOnce('n8n-core');

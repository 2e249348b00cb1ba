module.exports = loadedOnce('undici');

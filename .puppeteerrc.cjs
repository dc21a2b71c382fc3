// A plain install would fetch a browser of its own; gradsheet finds one that is there (src/write/browser.ts).
module.exports = { skipDownload: true };

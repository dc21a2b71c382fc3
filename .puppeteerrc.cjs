// Installing must not fetch a browser: gradsheet takes one that is there, or the one that npm ships (src/write/browser.ts).
module.exports = { skipDownload: true };

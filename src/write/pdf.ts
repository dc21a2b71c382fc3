/** Printing a finished HTML page as PDF. */
import type { HTTPRequest, Page } from 'puppeteer-core';
import { CannotPrint, launchBrowser } from './browser.js';
import type { PdfFacts, ShownPage } from './finish-pdf.js';
import { FORMULA_MARK } from './tags/formula-mark.js';

/**
 * Prints one page, given as self-contained HTML, on A4 unless its own @page rule says otherwise. The PDF is tagged, has
 * bookmarks, and is the same bytes for the same HTML. Scripts on the page do not run, and nothing is fetched: pictures
 * and fonts are `data:` URLs. Rejects with CannotPrint where there is no browser, or where the text would be missing.
 */
export type Print = (html: string, facts: PdfFacts) => Promise<Uint8Array>;

/** Prints one page with a browser of its own. */
export const printPdf: Print = (html, facts) => withPrinter((print) => print(html, facts));

/**
 * Lends `work` a printer. All its pages share one browser, started by the first of them and closed at the end; one
 * that dies is replaced, and the page printed again. Prints asked for at once wait for each other, because one page
 * used again prints twice as fast as new pages side by side. `start` has the browser come up while other work is done.
 */
export async function withPrinter<T>(work: (print: Print, start: () => void) => Promise<T>): Promise<T> {
  let printer: Promise<Printer> | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const opened = (): Promise<Printer> => {
    printer ??= openPrinter();
    return printer;
  };
  // Whoever prints hears of a failure.
  const start = (): void => void opened().catch(() => undefined);
  const printOnce = async (html: string): Promise<Printed> => printOn(await opened(), html);
  const close = async (): Promise<void> => {
    const open = await printer?.catch(() => undefined);
    printer = undefined;
    await open?.page.browser().close();
  };
  const printTwiceAtMost = async (html: string): Promise<Printed> => {
    try {
      return await printOnce(html);
    } catch (error) {
      if (error instanceof CannotPrint) throw error;
      await close();
      return printOnce(html).catch((again: Error) => {
        throw again instanceof CannotPrint ? again : new CannotPrint(`The browser failed twice: ${again.message}`);
      });
    }
  };

  try {
    return await work(async (html, facts) => {
      const printed = queue.then(() => printTwiceAtMost(html));
      queue = printed.catch(() => undefined);
      const { pdf, page } = await printed;
      const { finishPdf } = await import('./finish-pdf.js');
      return finishPdf(pdf, facts, page);
    }, start);
  } finally {
    await queue;
    await close();
  }
}

/** A page for printing, in a browser of its own. */
interface Printer {
  readonly page: Page;
  /** Rejects when the page crashes: it answers no call then, and whoever waits for it would wait for ever. */
  readonly crash: Promise<never>;
}

async function openPrinter(): Promise<Printer> {
  // What finishes the PDF takes as long to load as the browser takes to start.
  const [browser] = await Promise.all([launchBrowser(), import('./finish-pdf.js')]);
  const page = await browser.newPage();
  const crash = new Promise<never>((_, reject) => page.once('error', reject));
  crash.catch(() => undefined);
  await page.setJavaScriptEnabled(false);
  await page.emulateMediaType('print');
  await page.setRequestInterception(true);
  // A browser that dies leaves requests without an answer. The print itself says so.
  page.on('request', (request) => refuseNetwork(request).catch(() => undefined));
  return { page, crash };
}

function refuseNetwork(request: HTTPRequest): Promise<void> {
  if (request.url().startsWith('data:')) return request.continue();
  // "No content" leaves the page as it is, where a failed navigation would replace it by an error page.
  return request.isNavigationRequest() ? request.respond({ status: 204 }) : request.abort();
}

/** The browser's PDF, and the page that it was made from. */
interface Printed {
  readonly pdf: Uint8Array;
  readonly page: ShownPage;
}

/** A sheet of hundreds of pages takes a while to lay out, in ms. */
const PATIENCE = 180_000;

async function printOn({ page, crash }: Printer, html: string): Promise<Printed> {
  const printed = async (): Promise<Printed> => {
    await page.setContent(html, { timeout: PATIENCE });
    const { unreadable, ...shown } = (await page.evaluate(SETTLE)) as ShownPage & { unreadable: string[] };
    if (unreadable.length > 0) throw new CannotPrint(`The browser cannot read these fonts: ${unreadable.join(', ')}`);
    const pdf = await page.pdf({
      format: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      outline: true,
      tagged: true,
      timeout: PATIENCE,
    });
    return { pdf, page: shown };
  };
  return Promise.race([printed(), crash]);
}

/**
 * Runs in the page. Loads every font, used or not, so that one that cannot be read is noticed, and counts the letters
 * that should be seen (`innerText` would not do: without fonts it is empty as well). Labels of mathematics get a mark:
 * Chromium tags whatever has a label as a figure.
 */
const SETTLE = `(async () => {
  const fonts = [...document.fonts];
  await Promise.allSettled(fonts.map((font) => font.load()));
  await document.fonts.ready;
  let letters = 0;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement, data } = texts.currentNode;
    if (parentElement.checkVisibility()) letters += data.replace(/\\s/g, '').length;
  }
  for (const mathematics of document.querySelectorAll('[role=img]:has(.katex)'))
    mathematics.ariaLabel += '${FORMULA_MARK}';
  const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    .map((heading) => heading.textContent.replace(/\\s+/g, ' ').trim());
  return { headings, unreadable: fonts.filter((font) => font.status !== 'loaded').map((font) => font.family), letters };
})()`;

/** A sheet on either paper: the page is as large as it says, and the text as wide. */
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { writeHtml } from '../../src/write/html.js';
import { PAPER_SIZES, PAPERS } from '../../src/write/paper.js';
import { withPrinter } from '../../src/write/pdf.js';
import { writeTex } from '../../src/write/tex.js';
import { sample } from './sample.js';

const MM = 72 / 25.4;

describe('a sheet', () => {
  it('is printed on the paper that is asked for', async () => {
    await withPrinter(async (print) => {
      for (const paper of PAPERS) {
        const pdf = await PDFDocument.load(
          await print(writeHtml(sample, { paper }), { title: 'Test', language: 'en' }),
        );
        const { width, height } = pdf.getPage(0).getSize();
        expect(Math.abs(width - PAPER_SIZES[paper].width * MM), paper).toBeLessThan(1);
        expect(Math.abs(height - PAPER_SIZES[paper].height * MM), paper).toBeLessThan(1);
      }
    });
  });

  it.each(PAPERS)('has lines of the same length on %s', (paper) => {
    const [, left = '', right = ''] = /left=([\d.]+)mm,right=([\d.]+)mm/.exec(writeTex(sample, { paper })) ?? [];
    expect(PAPER_SIZES[paper].width - Number(left) - Number(right)).toBeCloseTo(132, 6);
    const [, east = '', west = ''] = /margin:20mm ([\d.]+)mm 17mm ([\d.]+)mm/.exec(writeHtml(sample, { paper })) ?? [];
    expect(PAPER_SIZES[paper].width - Number(east) - Number(west)).toBeCloseTo(172, 6);
  });
});

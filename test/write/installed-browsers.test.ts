import { expect, it } from 'vitest';
import { isExecutable, type Machine, usualPlaces } from '../../src/write/installed-browsers.js';

const cases: { machine: Machine; inOrder: string[] }[] = [
  {
    machine: { platform: 'linux', env: { PATH: '/usr/local/bin:/usr/bin' }, home: '/home/ada' },
    inOrder: [
      '/usr/local/bin/chromium',
      '/usr/bin/chromium',
      '/usr/bin/google-chrome-stable',
      '/usr/bin/microsoft-edge',
      '/opt/google/chrome/chrome',
    ],
  },
  { machine: { platform: 'linux', env: {}, home: '/' }, inOrder: ['/opt/google/chrome/chrome'] },
  {
    machine: { platform: 'darwin', env: { PATH: '/opt/homebrew/bin' }, home: '/Users/ada' },
    inOrder: [
      '/opt/homebrew/bin/chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Users/ada/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
  },
  {
    machine: {
      platform: 'win32',
      env: { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)', PATH: 'C:\\Windows' },
      home: 'C:\\Users\\ada',
    },
    inOrder: [
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
  },
];

it.each(cases)('knows the places of $machine.platform, the first choice first', ({ machine, inOrder }) => {
  const places = usualPlaces(machine);
  expect(places.filter((place) => inOrder.includes(place))).toEqual(inOrder);
  expect(new Set(places).size).toBe(places.length);
});

it('takes a program for executable, and neither a folder, a text nor nothing', () => {
  expect(isExecutable(process.execPath)).toBe(true);
  expect(isExecutable('/')).toBe(false);
  expect(isExecutable(`${import.meta.dirname}/nothing`)).toBe(false);
});

/**
 * `npm test`: installs what is missing, a browser included; then types, lint, unit tests, a build
 * and browser tests on that build. Every stage runs even when one before it failed. The last line
 * counts tests; types, lint and build count as one each.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser, installPackages, requireNode, root } from './lib/prepare.mjs';

requireNode();
installPackages();
const browser = ensureBrowser();

const cache = join(root, '.cache');
mkdirSync(cache, { recursive: true });
const unitReport = join(cache, 'unit.json');
const browserReport = join(cache, 'e2e.json');
for (const report of [unitReport, browserReport]) rmSync(report, { force: true });

const total = { passed: 0, failed: 0, skipped: 0 };
/** Passed at the second try. */
let flaky = 0;

function run(title, command, environment = {}) {
  console.log(`\n── ${title}`);
  const started = Date.now();
  const [script, ...rest] = command;
  const done = spawnSync(process.execPath, [join(root, 'node_modules', script), ...rest], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TENFOLD_CHROMIUM: browser, ...environment },
  });
  console.log(`   ${title}: ${done.status === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return done.status === 0;
}

function check(title, command) {
  const passed = run(title, command);
  total[passed ? 'passed' : 'failed'] += 1;
  return passed;
}

/** Adds a report's counts; a run that failed without counting a failure counts as one. */
function count(passedRun, report, read) {
  const counts = existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 };
  if (!passedRun && counts.failed === 0) counts.failed = 1;
  if (passedRun && counts.passed === 0) counts.failed += 1;
  for (const key of Object.keys(total)) total[key] += counts[key];
}

check('types', ['typescript/bin/tsc', '--noEmit']);
check('lint', ['oxlint/bin/oxlint', '--max-warnings', '0']);

count(
  run('unit tests', ['vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]),
  unitReport,
  (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests }),
);

if (check('build', ['vite/bin/vite.js', 'build', '--logLevel', 'warn'])) {
  count(
    run('browser tests', ['@playwright/test/cli.js', 'test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport }),
    browserReport,
    ({ stats }) => {
      flaky = stats.flaky;
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
    },
  );
}

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped${flaky > 0 ? `, ${flaky} of the passed only at the second try` : ''}`);
process.exit(total.failed === 0 ? 0 : 1);

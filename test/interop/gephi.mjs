import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Missing } from '../python.mjs';

const VERSION = '0.10.1';
/** The reader is run from its source, with what Java 16 brought. */
const LEAST_JAVA = 17;

/** The jar of the Gephi Toolkit in a folder, fetched once with Maven. Throws `Missing`. */
export function gephiIn(folder) {
  const { stderr, status } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const java = status === 0 ? Number(/version "(\d+)/.exec(stderr)?.[1]) : 0;
  if (!(java >= LEAST_JAVA))
    throw new Missing(
      `Java ${LEAST_JAVA} or later is needed for Gephi. Install it (Debian, Ubuntu: apt-get install openjdk-17-jdk-headless).`,
    );
  const jar = join(folder, `gephi-toolkit-${VERSION}-all.jar`);
  if (existsSync(jar)) return jar;
  mkdirSync(folder, { recursive: true });
  const got = spawnSync(
    'mvn',
    [
      '-B',
      '-q',
      '-Dstyle.color=never',
      'dependency:copy',
      `-Dartifact=org.gephi:gephi-toolkit:${VERSION}:jar:all`,
      `-DoutputDirectory=${folder}`,
    ],
    { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (got.error) throw new Missing('Maven is needed for Gephi. Install it (Debian, Ubuntu: apt-get install maven).');
  if (got.status !== 0 || !existsSync(jar)) throw new Missing('The Gephi Toolkit could not be fetched; see above.');
  return jar;
}

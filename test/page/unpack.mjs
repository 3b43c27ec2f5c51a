// Unpacks the Chromium of the npm package @sparticuz/chromium, with its libraries and fonts: node unpack.mjs PACKAGE FOLDER.
// FOLDER/run starts it. https://github.com/Sparticuz/chromium
import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

const [from, to] = process.argv.slice(2).map((path) => resolve(path));

async function unpack(file, into) {
  await pipeline(createReadStream(join(from, 'bin', file)), createBrotliDecompress(), into);
}

async function unpackTar(file) {
  const tar = spawn('tar', ['--extract', '--no-same-owner', '--directory', to], { stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = new Promise((resolved) => tar.on('close', resolved));
  await unpack(file, tar.stdin);
  const status = await ended;
  if (status !== 0) throw new Error(`tar ends with status ${status} for ${file}`);
}

mkdirSync(to, { recursive: true });
await unpack('chromium.br', createWriteStream(join(to, 'chromium'), { mode: 0o755 }));
await unpackTar('al2023.tar.br');
await unpackTar('fonts.tar.br');
writeFileSync(join(to, 'fonts.conf'), `<?xml version="1.0"?>
<fontconfig><dir>/usr/share/fonts</dir><dir>${join(to, 'fonts')}</dir><cachedir>${join(to, 'fonts-cache')}</cachedir></fontconfig>
`);
writeFileSync(join(to, 'run'), `#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="$here/lib" FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" "$@"
`, { mode: 0o755 });

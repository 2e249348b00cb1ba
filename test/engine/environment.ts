import 'reflect-metadata';

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { setSafeRegexEngine } from 'n8n-workflow';

// n8n-core writes its settings into the user's home at first use, unless it is told another place before it is loaded.
process.env.N8N_USER_FOLDER ??= mkdtempSync(join(tmpdir(), 'n8n-engine-'));
process.env.N8N_ENCRYPTION_KEY ??= 'a key for credentials that are never stored';
// Errors go to a file in that place. Not 'silent', with which n8n still finds out for every debug message where it comes from.
process.env.N8N_LOG_LEVEL ??= 'error';
process.env.N8N_LOG_OUTPUT ??= 'file';

// n8n gives up a regular expression of a form after 250 ms, as attackers write some; a busy machine is no attack.
setSafeRegexEngine({
	exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
	test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
	replace: (pattern, input, flags, replacement) => input.replace(new RegExp(pattern, flags), replacement),
	matchAll: (pattern, input, flags) => [...input.matchAll(new RegExp(pattern, flags))],
	split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
});

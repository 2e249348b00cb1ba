import { NodeApiError } from 'n8n-workflow';

import { GLOBAL_IAM } from '../../credentials/endpoints';
import { table } from '../demo/table';
import { credentialIn } from './environment';
import { insideNode } from './insideNode';
import { answerTo, QUESTIONS } from './questions';
import { READS } from './reads';
import { differs, inWords, type Row, walk } from './walk';

/** What the command prints, and the code it ends with: 0 where nothing differs, 1 where something does, 2 where nothing could be read. */
export interface Outcome {
	text: string;
	exitCode: 0 | 1 | 2;
}

/**
 * Reads every API that the nodes read with a credential from the environment, compares the answers with the documents, and answers
 * the open questions. `globalIam` is the global host of IAM. Where it cannot begin, the text says why, and what to do.
 */
export async function check(env: NodeJS.ProcessEnv, globalIam = env.HUAWEICLOUD_SDK_ENDPOINT ? undefined : GLOBAL_IAM): Promise<Outcome> {
	try {
		return await insideNode(credentialIn(env), async (context) => {
			const walked = await walk(context, READS);
			const answers: string[] = [];
			for (const question of QUESTIONS) answers.push(`  ${question.title} → ${await answerTo(question, { ...walked, globalIam })}`);
			return { text: [tableOf(walked.rows), ...answers, '', summaryOf(walked.rows)].join('\n'), exitCode: exitCodeOf(walked.rows) };
		});
	} catch (error) {
		// What the cloud said is not repeated, since it quotes what was sent.
		return { text: String(error instanceof NodeApiError ? error.description : (error as Error).message), exitCode: 2 };
	}
}

function tableOf(rows: readonly Row[]): string {
	const lines = rows.map(inWords).flatMap(({ api, status, result, details }) => [[api, status, result], ...details.map((detail) => ['', '', `  ${detail}`])]);
	return `${table(['API', 'HTTP', 'Result'], lines)}\n`;
}

const wereRead = (rows: readonly Row[]) => rows.filter((row) => 'differences' in row);
const exitCodeOf = (rows: readonly Row[]) => (rows.some(differs) ? 1 : wereRead(rows).length > 0 ? 0 : 2);

function summaryOf(rows: readonly Row[]): string {
	const [read, different] = [wereRead(rows).length, rows.filter(differs).length];
	return `${rows.length} APIs: ${read} read, ${different} other than documented, ${rows.length - read} without an answer to compare. Nothing was changed.`;
}

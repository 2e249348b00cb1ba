import type { Part } from './finding';
import { cpu, cpuTls, oneAtATime, tenAtATime } from './rows/calls';
import { lifecycle } from './rows/lifecycle';
import { limits } from './rows/limits';
import { loading } from './rows/loading';
import { memory } from './rows/memory';
import { queueMode } from './rows/queue';
import { signing } from './rows/signing';

/** Every part of the benchmark in the order it runs and is shown. */
export const PARTS: Part[] = [oneAtATime, tenAtATime, cpu, cpuTls, signing, memory, loading, limits, lifecycle, queueMode];

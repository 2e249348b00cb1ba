/** How a run of the benchmark is to be made. */
export interface Setup {
	/** Rounds per figure, of which the median is taken. */
	rounds: number;
	/** Less of everything, to see whether it works. */
	quick: boolean;
	/** Round trip time of the network, ms. */
	roundTrip: number;
	/** The folder of the package that is measured. Its signer is not to be had alone: that is measured from the sources. */
	packageFolder: string;
	/** For the far end's TLS; the process that measures trusts it. */
	certificate: { key: string; cert: string };
}

/** A requirement and what came out. */
export interface Check {
	what: string;
	measured: string;
	required: string;
	reached: boolean;
}

/** What one part of the benchmark found out: absolute figures as a table, requirements, and remarks. */
export interface Finding {
	title: string;
	columns: string[];
	rows: string[][];
	checks: Check[];
	remarks: string[];
}

/** A part of the benchmark. */
export interface Part {
	/** To be chosen on the command line. */
	name: string;
	measure(setup: Setup): Promise<Finding>;
}

/** A figure that must not be above its bound. */
export function atMost(what: string, bound: number, measured: number, unit = '×', digits = 2): Check {
	const text = (value: number) => `${value.toFixed(digits)} ${unit}`;
	return { what, measured: text(measured), required: `≤ ${text(bound)}`, reached: measured <= bound };
}

/** Milliseconds with the digits that mean something. */
export function ms(value: number): string {
	return `${value < 0.1 ? value.toFixed(4) : value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`;
}

/** An answer of any status, its body not looked at; header names in lower case. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	text: string;
}

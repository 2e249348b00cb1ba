/** An answer of any status, with its body unread. Header names are in lower case. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	text: string;
}

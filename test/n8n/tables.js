// Prints all rows of all tables of an SQLite file, as JSON. Run in n8n's folder, whose database driver it uses.
const sqlite3 = require(require.resolve('sqlite3', { paths: [process.cwd()] }));

const database = new sqlite3.Database(process.argv[2], sqlite3.OPEN_READONLY);
const all = (sql) => new Promise((resolve, reject) => void database.all(sql, (error, rows) => (error ? reject(error) : resolve(rows))));

void (async () => {
	for (const { name } of await all("SELECT name FROM sqlite_master WHERE type = 'table'")) {
		for (const row of await all(`SELECT * FROM "${name}"`)) {
			const columns = Object.entries(row).map(([column, value]) => [column, Buffer.isBuffer(value) ? value.toString('latin1') : value]);
			console.log(name, JSON.stringify(Object.fromEntries(columns)));
		}
	}
})();

// n8n loads the nodes and the credential through the "n8n" entry of package.json, not through this file.

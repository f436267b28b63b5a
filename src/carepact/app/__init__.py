"""The pages and addresses of the live tool: words in, pictures and words out."""

"""The whole product in Python: what `import carepact` gives, a module a noun."""

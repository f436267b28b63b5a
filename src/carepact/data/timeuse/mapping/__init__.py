"""Any survey by a mapping file: model, reading, checking, drafting of a new one."""

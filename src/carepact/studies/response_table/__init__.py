"""A table of responses: what a country's figures answer when settings of its law are moved."""

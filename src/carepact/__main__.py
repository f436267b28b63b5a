"""Run the command line as `python -m carepact`."""

from carepact.cli.main import main

main()

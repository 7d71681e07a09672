"""The official text becomes PDF: what is printed, how its lines are set, and the maker that calls Typst.

Layout after GB/T 9704-2012; what differs from the standard is listed in docs/dev/print.md.
"""

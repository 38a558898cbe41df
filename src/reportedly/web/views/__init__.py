"""What stands on a page, as frozen values: pure functions from an affair and its reports, one module a page.

Nothing here reads, escapes or draws: the templates print what a view holds and look nothing up.
"""

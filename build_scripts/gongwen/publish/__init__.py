"""build/ and site/: pages and downloads written, MkDocs run, the site put together aside and exchanged."""

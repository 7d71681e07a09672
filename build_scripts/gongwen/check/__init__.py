"""All that there is to say about docs/, collected instead of raised."""

"""A document as Akoma Ntoso 3.0: its eIds, kinds of divisions and names of parts are that standard's already."""

"""The American Time Use Survey: abridged tables, and the publisher's own files."""

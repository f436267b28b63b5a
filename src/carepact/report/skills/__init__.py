"""What a carer's account shows, in words: the screen, pages to hand on, tables."""

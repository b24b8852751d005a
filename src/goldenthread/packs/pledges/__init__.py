"""Lists of pledges to residents, with what the document gives as evidence under each."""

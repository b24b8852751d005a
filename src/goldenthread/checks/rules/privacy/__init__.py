"""What should not be public."""

from goldenthread.checks.rule import Rule
from goldenthread.checks.rules.privacy.addresses import home_address_published
from goldenthread.checks.rules.privacy.contacts import mobile_number_published, private_email_published
from goldenthread.checks.rules.privacy.exempt import exempt_paragraph_unknown, exempt_without_paragraph
from goldenthread.checks.rules.privacy.metadata import author_in_properties
from goldenthread.checks.rules.privacy.numbers import (
    bank_account_published,
    date_of_birth_published,
    nhs_number_published,
    ni_number_published,
)
from goldenthread.checks.rules.privacy.small_counts import small_count_identifies

RULES: tuple[Rule, ...] = (
    nhs_number_published,
    ni_number_published,
    bank_account_published,
    date_of_birth_published,
    home_address_published,
    mobile_number_published,
    private_email_published,
    small_count_identifies,
    exempt_without_paragraph,
    exempt_paragraph_unknown,
    author_in_properties,
)

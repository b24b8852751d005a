from django.db import migrations

from goldenthread.accounts.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("money", "0001_initial")]

    operations = [
        append_only("money_forecastfigures"),
        append_only("money_savingamount"),
        append_only("money_feefigures"),
    ]

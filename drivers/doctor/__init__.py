"""The hardware doctor: symptom -> probable causes, ranked from live facts -> one step at a time -> test again.

It returns codes and facts; `doctor.texts` names the English sentence of each code, and the screen translates it.
"""

from django import template

from onetoone.commitments.keepers import the_ccs

register = template.Library()

register.filter("the_ccs", the_ccs)

"""temp"""
from assistant.language.codec import print_program
def say(program): return print_program(program)

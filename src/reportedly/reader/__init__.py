"""Text → reading: the trained model, its bundle, and the decoding of what it says.

text ── pieces (tokens) ── windows over them (windows) ── the model (session, bundle)
     ── spans and links (decode, linking) ── contents read again (session, inner)
"""

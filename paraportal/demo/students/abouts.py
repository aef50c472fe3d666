"""Who the students are, as those who know them well would tell a newcomer: the tables."""

from __future__ import annotations

from typing import NamedTuple


class AboutSpec(NamedTuple):
    """`asked`: n of the school day on which the student said their own words."""

    student: str
    greet: str
    strengths: str
    interests: str
    communicates: str
    offer: str
    helps: str
    avoid: str
    own_words: str = ""
    asked: int = 111


ABOUTS = (
    AboutSpec("mateo", "Kneel, wave, say “Hola, Mateo”. He answers with his device.",
          "Finds every train in a picture. Remembers where things belong. Kind to smaller children.",
          "Water play, trains, songs in Spanish.",
          "60-cell speech device, single signs, leading by the hand. Understands English and Spanish.",
          "Hold two things in view, look at him, count to four in silence. The device is always within reach.",
          "First-then board before each change. A minute by the window when it is loud.",
          "Taking the device away. Asking twice in a row. Guiding his hand.",
          "more water, train go"),
    AboutSpec("panhia", "By name, and a nod: “Pa Nhia, nyob zoo.”",
          "Sorts and files without a mistake. Waits for friends. Laughs at her own jokes.",
          "Dogs, nail polish, her cousins, the job of line leader.",
          "Short sentences in English and Hmong. Says “yes” when she is not sure.",
          "Ask her to show you, not whether she understood. Wait while she looks for the word.",
          "The picture schedule in her own hand. A friend as partner.",
          "Finishing her sentence. Doing the last step for her.",
          "I do it. You watch."),
    AboutSpec("dj", "“Morning, DJ.” Then leave him a minute.",
          "Keeps a beat that others can follow. Fair in every game. Fast with percentages.",
          "Drumming, basketball statistics, helping the custodian.",
          "Talks a lot when calm, hardly when upset. Then he nods or points.",
          "One sentence, then silence. A card is easier to take than words.",
          "A choice of tool before writing. A warning before each change. Being asked about the game.",
          "Talking about it in front of others. Standing in the door. Counting down.",
          "I need a minute, not a talk."),
    AboutSpec("harper", "“Hi, Harper.” They and them.",
          "Sees how things work. Argues well. Helps Noor with fractions.",
          "Drawing comics, frogs, taking machines apart.",
          "Speaks and writes for themselves; a typed answer is often the better one.",
          "Ask quietly, from the side, and go on. They come when they are ready.",
          "A planner check with Noor. Seeing the whole task before the first part.",
          "An adult at the table when a peer would do. Praise before the class.",
          "Ask me. Do not ask about me."),
    AboutSpec("amina", "Come into her view, wave, sign “good morning”. Speak to her, not to Joanna.",
          "Leads a group without a word. Precise with patterns and code.",
          "Fashion drawing, volleyball on screen, her little brothers.",
          "ASL, texts, a nod through the interpreter. Reads lips only in part.",
          "Face her, one person at a time. Wait until her hands have rested.",
          "Being asked before the chair is touched. The plan of the day by text.",
          "Moving the chair without a word. Answering for her.",
          "Tell me, then move me."),
    AboutSpec("ty", "A fist bump, and “How was the ride?”",
          "On time, every day. Knows each bus by its driver. Strong, and careful with glass.",
          "Trucks, country radio, his own money.",
          "Talks in short sentences. Texts with pictures when he is away from school.",
          "Say what comes next once. He repeats it to himself.",
          "His phone checklist. Seeing the clock.",
          "Telling him what he has on his list already. Talking to his mother instead of to him.",
          "I got it. I call if not."),
)  # fmt: skip

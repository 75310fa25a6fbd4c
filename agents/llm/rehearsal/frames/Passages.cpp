#include "agents/llm/rehearsal/frames/Passages.h"

namespace qd::agents::rehearsal {

namespace {

constexpr const char* kOpenings[] = {
    "Somewhere in your {O} there is a list with {T} on it. The list is [probably|quite likely] older than anyone admits. {L} "
    "has stopped asking about it, and everybody else has something more pressing to do this week.",
    "Plans for {T} can stay good for years without helping anyone. They are approved in principle, admired in meetings, and "
    "never felt {W}.",
    "{A} hear about {T} almost daily, and hardly anyone tells them what to do about it {W}. The gap between those two facts is "
    "where money and patience disappear.",
    "If {T} went well for you, what exactly would you see {W}? Many discussions never reach an answer. The ones that do tend "
    "to end in work rather than in another meeting.",
    "There is no shortage of advice about {T}. There is a shortage of advice that survives a full calendar, a fixed budget "
    "and a team that already has {D} to look after.",
    "Most failures with {T} start politely. Someone presents a plan, nobody objects, and the silence is taken for support. "
    "Months later it turns out that {H}.",
    "The last change that really lasted in your {O} has something to say about {T}. It was [hardly|seldom] the one with the "
    "largest presentation. It was the one where somebody knew what was wanted, had the right to act, and began with little.",
    "Talk about {T} attracts two kinds of voices. One promises that everything will be different; the other knows why "
    "nothing will change. {L} has heard both, and is still waiting for {V}.",
    "{A} who have to deal with {T} have learned to distrust simple answers. That instinct is sound. Still, behind the noise "
    "there are a few plain steps, and they begin {W}.",
    "The attention for {T} will fade, as it does for every urgent topic. The question is not when. It is what will be left "
    "{W} when it has gone.",
    "Progress with {T} is asked for while everything else goes on as before. Nobody knows this better than {A}, unless it is "
    "{L}.",
    "Behind most [stalled|stuck] work on {T} there is a sentence that nobody wrote. It would have said who decides, what may "
    "be left undone, and how to recognise {V}.",
    "The easiest thing to say about {T} is that it matters. The harder thing is to say what should happen to {D} next week, and "
    "who will see to it.",
    "A first look at {T} should begin {W}, with {L}, and not with a presentation. What stands between today and {V} can be "
    "named there within the hour.",
};

constexpr const char* kWeakOpenings[] = {
    "In this article we want to take a look at {T}. It is a topic that many people are talking about at the moment. There are "
    "a number of aspects that are worth considering, and we will go through them one after the other.",
    "Today, everyone seems to have an opinion on {T}, and many things could be said. It is on everyone's mind. In the following text "
    "we try to give an overview of the most important points for {A}.",
    "When it comes to {T}, there is a lot to think about. The subject is broad and it keeps changing. This text collects some "
    "thoughts that may be of interest to {A} in different situations.",
};

constexpr const char* kPromises[] = {
    "What follows is a working guide to “{K}”. It is written for {A}, and it stays with decisions you can take yourself.",
    "This piece takes “{K}” apart into steps that can be checked. Each one can be started without permission from anyone above {A}.",
    "If you came here for “{K}”, you will find arguments, a few short lists and some questions to take into your next meeting.",
    "We treat “{K}” as a management task here. Detail appears only where a decision depends on it.",
    "So here is “{K}” in plain words: what to settle first, what to try, what to leave alone.",
    "One question runs through this piece: what does “{K}” ask of {A} in the next few weeks?",
    "Take the sections on “{K}” one at a time. Each ends where work of your own begins.",
    "There is no theory of “{K}” in what follows, only choices that somebody has to make, and the order that spares most trouble.",
    "We have kept “{K}” to the part that {A} can act on: a first step, a way to check it, and a point at which to stop.",
    "Read on if your list names “{K}” and your calendar does not. The sections below are meant to change that.",
    "You may disagree with some of this. If it makes your own plan for “{K}” clearer, the piece has done its work.",
    "Think of the sections as notes for a conversation about “{K}”. {L} should be in the room for it.",
};

constexpr const char* kPlainPromises[] = {
    "The following sections go through the points in turn. Each can be read alone.",
    "We start with the basics and then move on to practical advice.",
    "The points below are in no strict order, and readers may begin wherever they like.",
};

constexpr const char* kQuotingLines[] = {
    "The evidence at hand is specific on this: {F}.",
    "One statement from the material deserves to be read twice: {F}.",
    "Here the sources help: {F}.",
    "It is worth pausing at a single line: {F}.",
    "On {T}, this is what was reported: {F}.",
    "We would rather quote than claim: {F}.",
    "On this point the material is clear: {F}.",
    "Among the notes for this piece stands the following: {F}.",
    "Someone has counted, or at least written it down: {F}.",
    "{A} need not take our word for it: {F}.",
};

constexpr const char* kAfterQuotes[] = {
    "For {T}, read it as a hint about where to look, not as a law.",
    "Whatever the exact causes, the direction for {A} is plain.",
    "It would be unwise to build a plan for {T} on one line. It would be equally unwise to plan as if it did not exist.",
    "The obvious next question is whether the same holds {W}.",
    "If that matches your experience {W}, you know where to begin.",
    "Set it beside {R} before you act on it.",
    "Findings of this kind start a conversation about {T}; they do not end it.",
    "That alone does not settle the matter. It does shift the burden of proof at {M}.",
    "Ask {L} whether that comes as a surprise.",
};

constexpr const char* kProofLines[] = {
    "We speak from our own work here: {F}.",
    "This is not theory for us: {F}.",
    "It may help to know where this view comes from: {F}.",
    "What we can say for ourselves is this: {F}.",
    "A word on our own record: {F}.",
};

constexpr const char* kKeywordLines[] = {
    "Anyone who searches for “{K}” is, in the end, looking for a decision that will hold.",
    "This is the part of “{K}” that seldom makes it into a brochure.",
    "If you remember one thing about “{K}”, let it be this.",
    "When colleagues bring up “{K}”, ask them what should change {W}.",
    "A sober view of “{K}” has room for this.",
    "The useful side of “{K}” shows {W}, and nowhere else.",
    "In “{K}”, this is where plan and practice part ways.",
    "Most disappointments with “{K}” begin at this point.",
    "Ask {L} about “{K}”, and the talk will turn to this.",
    "Everything else in “{K}” rests on what follows.",
    "It is the unglamorous side of “{K}”, and it decides more than the rest.",
    "For {A}, “{K}” is won or lost on points like this one.",
};

constexpr const char* kSecondaryLines[] = {
    "The neighbouring question, “{S}”, belongs in the same conversation.",
    "Readers who arrive by way of “{S}” will recognise the situation {W}.",
    "Those who ask about “{S}” face the same choice.",
    "Keep “{S}” in view as well; the two are decided together more often than not.",
};

constexpr const char* kBrandWordLines[] = {
    "Some words are worth taking into the next talk about {T}: {P}. {B} uses them because each can be checked.",
    "{B} holds each plan for {T} against a few plain phrases: {P}. They are a modest test, and a surprisingly strict one.",
    "When {B} looks at a plan, for {T} or for anything else, it looks for a few plain words: {P}. Where they are missing, we ask why.",
};

constexpr const char* kAvoidedLines[] = {
    "Some would simply call this “{X}”, and in a way they have a point.",
    "It is the kind of step for which people like to use the word “{X}”.",
};

constexpr const char* kConclusions[] = {
    "None of this needs a large programme. For {T}, it needs one page, one name and one date, and the will to leave the rest for "
    "later. {A} who begin with {E} will soon have something to show.",
    "Put together, the argument is short. Know what you want, find out where you stand, try it where it can do no harm, and "
    "tell people what you learn. The difficulty of {T} lies less in knowing these things than in doing them in order.",
    "You will notice that little of this depends on fashion. If the talk about {T} takes another turn next year, the work described here "
    "will still be worth doing, and it will still be waiting for somebody to start.",
    "The next step with {T} is smaller than it looks. Take the section that made you uncomfortable and bring its questions to "
    "{M}. Discomfort is a fair guide to where the value lies.",
    "Progress with {T} rarely looks heroic from the inside. It looks like a kept appointment, a list that got shorter and a "
    "colleague who no longer has to ask. Those are good signs. Collect them.",
    "So much for the argument. What remains is the choice of a first move on {T}, and there the rule is simple: take the one "
    "that {L} would notice by the end of the month, and finish it.",
    "There will be a reason to wait; there always is. Hold it against the cost of standing still, and then decide. A clear no "
    "to {T} is a respectable result as well. The drawn-out maybe is not.",
    "In the end the plan for {T} is only as good as the next conversation. Show one page of it to {L} and ask what to cut. You "
    "will leave with a better plan and an ally.",
};

constexpr const char* kInvitations[] = {
    "If you would like a second pair of eyes on your first step, there is a simple way to get one.",
    "{B} is glad to look at your starting point with you.",
    "Should you want to compare notes, the door is open.",
    "A conversation costs less than a concept, and it often replaces one.",
    "You do not have to sort this out alone.",
    "When you are ready to take the first step, {B} can walk part of the way with you.",
};

constexpr const char* kConclusionHeadings[] = {
    "What to do next", "The next step is yours", "Where to go from here", "Your first move", "Before the week is over",
};


constexpr const char* kWishLines[] = {
    "One point belongs in this discussion as well: {Y}. How it bears on {T} is best answered by those who work with it.",
    "One point belongs beside this: {Y}. What it means for {T} is a question for the people who know it best.",
};

} // namespace

Passages openings() { return kOpenings; }
Passages weakOpenings() { return kWeakOpenings; }
Passages promises() { return kPromises; }
Passages plainPromises() { return kPlainPromises; }
Passages quotingLines() { return kQuotingLines; }
Passages afterQuotes() { return kAfterQuotes; }
Passages proofLines() { return kProofLines; }
Passages keywordLines() { return kKeywordLines; }
Passages secondaryLines() { return kSecondaryLines; }
Passages brandWordLines() { return kBrandWordLines; }
Passages avoidedLines() { return kAvoidedLines; }
Passages conclusions() { return kConclusions; }
Passages invitations() { return kInvitations; }
Passages conclusionHeadings() { return kConclusionHeadings; }
Passages wishLines() { return kWishLines; }

} // namespace qd::agents::rehearsal

#include "agents/llm/rehearsal/frames/Passages.h"

namespace qd::agents::rehearsal {

namespace {

constexpr const char* kOpenings[] = {
    "Somewhere in your {O} there is a list with {T} on it. The list is [probably|quite likely] older than anyone admits. "
    "Everybody agrees that the point is important, and everybody has something more pressing to do this week.",
    "A good idea can stay good for years without helping anyone. That is the [usual|common] fate of plans about {T}: approved "
    "in principle, admired in meetings, and untouched by the ordinary working day.",
    "Two things are true at once. {A} hear about {T} almost daily, and hardly anyone tells them what to do on Monday morning. "
    "The gap between those two facts is where money and patience disappear.",
    "Let us begin with a question that is rarely asked aloud: if {T} went well for you, what exactly would you see? Many "
    "discussions never reach an answer. The ones that do tend to end in work rather than in another meeting.",
    "There is no shortage of advice about {T}. There is a shortage of advice that survives contact with a full calendar, a "
    "fixed budget and a team that already has a job to do.",
    "Most failures start politely. Someone presents a plan for better results with {T}, nobody objects, and the silence is "
    "taken for support. Months later the same people explain why it could not have worked.",
    "Think back to the last change that really lasted in your {O}. It was [hardly|seldom] the one with the largest "
    "presentation. It was the one where somebody knew what was wanted, had the right to act, and began small.",
    "The subject of {T} attracts two kinds of voices. One promises that everything will be different; the other knows why "
    "nothing will change. {A} who have results to deliver can do without both.",
    "If you lead people, you have learned to distrust simple answers. With {T}, that instinct is sound. Still, behind the "
    "noise there are a few plain steps, and they are within reach of any {O} that takes them in order.",
    "Every year has its urgent topic, and most of them pass. The question with {T} is not whether the attention will fade. "
    "It is what you will have in your hands when it does.",
    "Good intentions are cheap to print and hard to schedule. Nobody knows this better than {A} who have been asked to show "
    "progress on {T} while everything else goes on as before.",
    "Behind most [stalled|stuck] projects there is a sentence that nobody wrote. It would have said what success with {T} "
    "means, who decides, and what may be left undone. This piece is about writing that sentence, and acting on it.",
};

constexpr const char* kWeakOpenings[] = {
    "In this article we want to take a look at {T}. It is a topic that many people are talking about at the moment. There are "
    "a number of aspects that are worth considering, and we will go through them one after the other.",
    "Today, {T} is on everyone's mind. There are many opinions about it, and many things could be said. In the following text "
    "we try to give an overview of the most important points for {A}.",
    "When it comes to {T}, there is a lot to think about. The subject is broad and it keeps changing. This text collects some "
    "thoughts that may be of interest to {A} in different situations.",
};

constexpr const char* kPromises[] = {
    "What follows is a working guide to “{K}”. It is written for {A}, and it stays with decisions you can take yourself.",
    "This piece takes “{K}” apart into steps that can be checked. Each one can be started without permission from anyone above {A}.",
    "If you came here for “{K}”, you will find arguments, a few short lists and some questions to take into your next meeting.",
    "The pages below treat “{K}” as a management task. Technical detail appears only where a decision depends on it.",
    "So here is “{K}” in plain words: what to settle first, what to try, what to leave alone.",
    "We read the available sources with one question in mind: what does “{K}” ask of {A} this quarter?",
};

constexpr const char* kPlainPromises[] = {
    "The following sections go through the points in turn. Each can be read alone.",
    "We start with the basics and then move on to practical advice.",
    "The points below are in no strict order, and readers may begin wherever they like.",
};

constexpr const char* kQuotingLines[] = {
    "The evidence at hand is specific on this: {F}.",
    "One statement deserves to be read twice: {F}.",
    "Here the source material helps: {F}.",
    "It is worth pausing at a single line: {F}.",
    "A look at what was actually reported: {F}.",
    "We would rather quote than claim: {F}.",
    "On this point the material is clear: {F}.",
    "Among the notes for this piece stands the following: {F}.",
    "Someone has counted, or at least written it down: {F}.",
    "The record says: {F}.",
};

constexpr const char* kAfterQuotes[] = {
    "Read it as a hint about where to look, not as a law.",
    "You may weigh that differently in your own house, but it is hard to ignore.",
    "Whatever the exact causes, the direction is plain.",
    "It would be unwise to build a plan on one line. It would be equally unwise to plan as if it did not exist.",
    "The obvious next question is whether the same holds for you.",
    "If that matches your experience, you know where to begin.",
    "Set it beside your own figures before you act on it.",
    "Findings of this kind start a conversation; they do not end it.",
    "That alone does not settle the matter. It does shift the burden of proof.",
    "Ask your team whether they would have guessed it.",
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
    "Seen in this light, “{K}” is less a technical matter than a question of habits.",
    "If you remember one thing about “{K}”, let it be this.",
    "The phrase “{K}” covers a good deal of ground, so it pays to say which part you mean.",
    "Much that is sold under the heading of “{K}” leaves this out.",
    "When colleagues bring up “{K}”, ask them which of these points they have in mind.",
    "Put “{K}” on the agenda with a question mark, and the discussion gets better.",
    "Under the label “{K}”, two very different tasks are often thrown together.",
    "It is the unglamorous side of “{K}”, and it decides more than the rest.",
    "Articles about “{K}” tend to end here. The work begins here.",
    "A sober view of “{K}” has room for this.",
};

constexpr const char* kSecondaryLines[] = {
    "The neighbouring question, “{S}”, belongs in the same conversation.",
    "Readers who arrive by way of “{S}” will recognise the situation.",
    "What is discussed elsewhere as “{S}” comes down to the same choice.",
    "Keep “{S}” in view as well; the two are decided together more often than not.",
};

constexpr const char* kBrandWordLines[] = {
    "{B} holds each plan against a handful of phrases: {P}. They are a modest test, and a surprisingly strict one.",
    "The phrases to hold on to are {P}. {B} chose them because each of them can be checked.",
    "If the vocabulary of {B} had to fit on a card, it would read: {P}. Try your own plan against it.",
    "Often the quickest check is the vocabulary. {B} listens for {P}, and asks questions when they are missing.",
};

constexpr const char* kAvoidedLines[] = {
    "Some would simply call this “{X}”, and in a way they have a point.",
    "It is the kind of step for which people like to use the word “{X}”.",
};

constexpr const char* kConclusions[] = {
    "None of this needs a large programme. It needs one page, one name and one date, and the will to leave the rest for later. "
    "{A} who begin there will have something to show before the year has turned.",
    "Put together, the argument is short. Know what you want, find out where you stand, try it where it can do no harm, and "
    "tell people what you learn. The difficulty of {T} lies less in knowing these things than in doing them in order.",
    "You will notice that little of this depends on fashion. If the word for {T} changes next year, the work described here "
    "will still be worth doing, and it will still be waiting for somebody to start.",
    "The next step is smaller than it looks. Take the section that made you uncomfortable and bring its questions to your next "
    "meeting. Discomfort is a fair guide to where the value lies.",
    "Progress with {T} rarely looks heroic from the inside. It looks like a kept appointment, a list that got shorter and a "
    "colleague who no longer has to ask. Those are good signs. Collect them.",
    "So much for the argument. What remains is the choice of a first move, and there the rule is simple: take the one you could "
    "finish by the end of the month, and finish it.",
    "There will be a reason to wait; there always is. Hold it against the cost of standing still, and then decide. A clear no "
    "to {T} is a respectable result as well. The drawn-out maybe is not.",
    "In the end the plan is only as good as the next conversation. Choose one person, show them one page, and ask what they "
    "would cut. You will leave with a better plan and an ally.",
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

constexpr const char* kTitles[] = {
    "{K}: What to Settle First",
    "{K}: A Plain Guide for {A}",
    "{K} Without the Detours",
    "{K}: From Plan to Working Day",
    "{K}: {N} Things to Get Right",
    "{N} Plain Truths About {K}",
    "{K}: Start Small, Finish, Repeat",
    "{K}: What {A} Should Know Before They Start",
    "{K}: The Work Behind the Word",
    "{K}: Less Noise, Better Results",
    "{K}: How to Make It Last",
    "{K}: {N} Points Before You Start",
    "{K} That Survives a Busy Monday",
    "{K}: A Sober Look for {A}",
    "{K}: First Things First",
    "{K}: What Good Looks Like",
};

constexpr const char* kWishLines[] = {
    "One point deserves a place of its own: {Y}. It is easily passed over, and it changes how the rest should be read.",
    "It would be a mistake to leave this out: {Y}. Bring it up early, while the plan can still bend.",
    "Add to this {Y}. It belongs in the same discussion, and it is better raised by you than by somebody else.",
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
Passages titles() { return kTitles; }
Passages wishLines() { return kWishLines; }

} // namespace qd::agents::rehearsal

#pragma once

#include <span>

/// The stock of reasoning patterns that an essay draws from.
/// A pattern is English text with slots ({T} topic, {A} audience in the plural, {B} brand, {O} and {G} the kind of
/// house they work in, one and many, {C} whom it serves) and
/// with choices ([this|that]). {T} always follows a preposition and never governs a verb, so that "AI implementation",
/// "hiring nurses" and "remote teams" all fit.
namespace qd::agents::rehearsal {

/// What a pattern does in the argument.
enum class Move { Claim, Reason, Example, StepsIntro, Step, Counter, Question, Close };

struct Frame {
    Move move;
    const char* text;
};

/// One thing a section can be about.
struct Theme {
    const char* id;
    int stage;            ///< where in the argument it belongs: 0 why, 3 how, 6 afterwards
    const char* cues;     ///< words of a heading that point at this theme
    const char* image;    ///< what a picture of it shows
    std::span<const char* const> headings;
    std::span<const Frame> frames;
};

/// Every theme, in the order of the argument.
std::span<const Theme> themes();

// The parts of the stock, one file each.
std::span<const Theme> reasonThemes();
std::span<const Theme> preparationThemes();
std::span<const Theme> startThemes();
std::span<const Theme> peopleThemes();
std::span<const Theme> controlThemes();
std::span<const Theme> resultThemes();
std::span<const Theme> craftThemes();

} // namespace qd::agents::rehearsal

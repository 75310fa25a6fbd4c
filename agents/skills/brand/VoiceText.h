#pragma once

#include "agents/skills/text/Prose.h"
#include "agents/skills/text/TextStats.h"
#include "core/model/Brand.h"

#include <QList>

#include <functional>

namespace qd::agents {

/// A text as the voice checks see it.
struct VoiceText {
    Prose prose;
    TextStats stats;
    QString title;
    QString whole;          ///< title, headings and running text
    QStringList sentences;
    QList<QStringList> sentenceWords; ///< lower-case, in step with `sentences`
    Brand brand;

    static VoiceText of(const QString& markdown, const QString& title, const Brand& brand);
    /// The passage around the characters [at, at + size) of `whole`, in quotes.
    QString quoteAt(qsizetype at, qsizetype size) const;
    /// A sentence in quotes, shortened.
    static QString quoted(const QString& sentence);
};

/// Where a phrase stands as whole words, without regard to case; inflections of its last word count when `inflected`.
struct PhraseSearch {
    struct Place {
        qsizetype at = 0;
        qsizetype size = 0;
    };
    static QList<Place> in(const QString& text, const QString& phrase, bool inflected = true);
};

struct VoiceFinding {
    double points = 0;
    QString note;         ///< the figure, also when nothing is lost
    QStringList reasons;  ///< one for each loss
};

/// A reason as a person would give it: "Loses 4 points: the brand avoids …".
QString lossReason(double points, const QString& why);

struct VoiceCheck {
    QString id;
    int outOf = 0;
    std::function<VoiceFinding(const VoiceText&, int outOf)> ask;
};

/// Words: avoided, preferred, hype, jargon, brand name, exclamation marks, emoji.
QList<VoiceCheck> voiceWordChecks();
/// Sentences: length, passive voice, person, readability, call to action.
QList<VoiceCheck> voiceSentenceChecks();

} // namespace qd::agents

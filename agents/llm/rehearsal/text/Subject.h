#pragma once

#include "agents/llm/rehearsal/text/Material.h"

namespace qd::agents::rehearsal {

/// What a brief is about, in words that fit into English frames. A brief in another language is not translated: its
/// words stand in quotation marks, and English sentences speak of "this subject".
struct Subject {
    QString topic;        ///< "AI implementation"; stands after prepositions
    QString audience;     ///< "enterprise CTOs"; a plural
    bool audienceGiven = false;
    bool audienceKnown = false; ///< given, or what leaders in this trade are called; else only "leaders"
    QString language;     ///< of the brief (BCP 47), where it can be told
    QString claim;        ///< what the brief wants said, when that makes a title: "Why a weekly count beats a yearly one"
    QString series;       ///< "Q4 series", when the brief asks for one
    bool announces = false; ///< the brief wants something of our own made known
    QString org;          ///< "company", "hospital": what the audience works in
    QString orgs;
    QString clients;      ///< whom that serves
    QStringList words;    ///< lower case, that make a statement belong to the subject

    /// `keyword` with the capitals that the brief and usual acronyms have: "ai strategy" -> "AI strategy".
    QString inCase(const QString& keyword) const;

    bool isForeign() const { return !language.isEmpty() && language != u"en"; }
    bool isTrouble() const; ///< of a kind that nobody wants more of: "phone scams"
    /// The topic inside an English sentence; words of another language are not declined into it.
    QString inProse() const;
    /// The topic without what limits it: "hiring nurses" of "hiring nurses in rural hospitals".
    QString shortly() const;
    /// `keyword` as it stands in a sentence: with the article that the topic has, in quotation marks when it is no English.
    QString keywordInProse(const QString& keyword) const;
    /// The topic as it is named to colleagues: in quotation marks when it is no English.
    QString named() const;

    QStringList cased;    ///< words that keep their capitals
};

/// Reads the first 4,000 characters of the brief; the title and the brand help where it says nothing.
Subject readSubject(const Material& material);

} // namespace qd::agents::rehearsal

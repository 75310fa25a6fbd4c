#pragma once

#include "core/base/Describe.h"

namespace qd {

/// The brand object: what everything that leaves the house must sound and look like. Colours are "#rrggbb".
struct Brand {
    QString id;
    QString name;
    QString tagline;
    QString site;          ///< address that published pages name as theirs
    QString author;        ///< byline of pages
    QString language = QStringLiteral("en");
    QString audience;
    QString mission;
    QStringList values;
    QStringList voice;      ///< "plain", "confident" …
    QStringList preferred;  ///< words and phrases it uses
    QStringList avoid;      ///< words and phrases it never uses
    QStringList proofPoints; ///< statements that it may make about itself
    QString callToAction;
    int sentenceWords = 18; ///< how long a sentence is on average, at most
    QString colourPrimary;
    QString colourAccent;
    QString colourBackground;
    QString colourText;
    bool sample = false;    ///< ships with the program; work for it is marked as sample work

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("name", name);
        v("tagline", tagline);
        v("site", site);
        v("author", author);
        v("language", language);
        v("audience", audience);
        v("mission", mission);
        v("values", values);
        v("voice", voice);
        v("preferred", preferred);
        v("avoid", avoid);
        v("proof_points", proofPoints);
        v("call_to_action", callToAction);
        v("sentence_words", sentenceWords);
        v("colour_primary", colourPrimary);
        v("colour_accent", colourAccent);
        v("colour_background", colourBackground);
        v("colour_text", colourText);
        v("sample", sample);
    }
};

} // namespace qd

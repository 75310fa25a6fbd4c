#pragma once

#include "tests/support/fakeworld/Fault.h"
#include "tests/support/fakeworld/models/Said.h"

#include <QJsonArray>
#include <QSize>

namespace fakeworld {

/// What is asked of a model of pictures: POST …/v1/images/generations
/// (developers.openai.com/api/reference/resources/images/methods/generate).
struct PictureAsk {
    QString model;
    QString prompt;
    QString quality;
    int width = 0;
    int height = 0;
    QString wrong; ///< what would be right; empty: it is
};

bool asksForPicture(const QByteArray& path);
/// Models whose name begins with "gpt-" take a quality and no "response_format"; others want "b64_json" there.
PictureAsk readPictureAsk(const QByteArray& body);

/// What the meter counts: a token for the prompt's as everywhere, and for the picture by its pixels and quality.
Said pictureSaid(const PictureAsk& ask, const Fault& fault);
/// The answer under the fault: `Empty` has no picture, `WrongSize` one of "size" (64x64), `NotJson` no picture in its place,
/// `UsageLie` other figures.
QByteArray pictureBody(const PictureAsk& ask, const Said& said, const Fault& fault);
/// What the filter says: of the prompt, or, with "stage" "output", of what was made.
QByteArray moderatedBody(const Fault& fault);

/// A real PNG of that size (PNG, 3rd edition): stripes in colours that the prompt leads to.
QByteArray pngOf(int width, int height, const QString& prompt);

} // namespace fakeworld

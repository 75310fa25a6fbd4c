#pragma once

#include "core/model/Effect.h"

#include <QTextDocument>
#include <QTextFormat>

namespace qd::ui {

/// A document made of text from outside. It loads nothing by itself: no file, no network, no style sheet, no picture.
/// Pictures are only those that are handed to it; every other one becomes a few words that say so.
/// @thread main.
class SealedDocument final : public QTextDocument {
    Q_OBJECT
public:
    explicit SealedDocument(QObject* parent = nullptr);

    /// Shows `html` set in `look` (a style sheet of ours; the page's own rules are left out). A picture whose file
    /// name is that of an image among `files` waits for its bytes.
    void setPage(const QString& html, const QString& look, const QList<EffectFile>& files);
    /// The pictures that wait for bytes.
    QList<QByteArray> wantedPictures() const { return m_wanted; }
    /// Bytes of a PNG or JPEG for a picture that waits. Anything else leaves the grey field that holds its place.
    void setPicture(const QByteArray& sha256, const QByteArray& bytes);
    /// How wide pictures are drawn at most.
    void setPictureWidth(int width);
    /// How often something in the page asked for more than it was given.
    int refusedLoads() const { return m_refused; }

protected:
    QVariant loadResource(int type, const QUrl& name) override;

private:
    struct Place {
        int at;
        QTextImageFormat format;
    };
    QList<Place> pictures() const; ///< the last first, so that places before stay right while one is changed
    void adoptPictures(const QList<EffectFile>& files);

    QList<QByteArray> m_wanted;
    int m_width = 560;
    int m_refused = 0;
};

} // namespace qd::ui

#pragma once

#include <QImage>
#include <QList>
#include <QRect>

namespace qd::test {

/// A screenshot and what can be asked of its pixels. Colours are compared exactly: what a person sees is drawn from a
/// handful of named colours, and text only blurs the edges between them.
class Picture {
public:
    Picture() = default;
    explicit Picture(const QImage& image) : m_image(image.convertToFormat(QImage::Format_RGB32)) {}

    bool isNull() const { return m_image.isNull(); }
    QSize size() const { return m_image.size(); }
    QRect rect() const { return m_image.rect(); }
    const QImage& image() const { return m_image; }
    /// The part of it from (left, top) to (right, bottom), each as a share of the whole, 0 … 1.
    QRect part(double left, double top, double right, double bottom) const;

    /// How many different colours there are.
    qsizetype colours() const;
    /// Share of the pixels that have the commonest colour, 0 … 1; 1 for an empty picture.
    double largestShare() const;
    /// Mean of the pixels, 0 black … 1 white.
    double brightness() const;
    /// Share of the pixels in `within` that are not the same in `other`; 1 when the sizes differ.
    double changed(const Picture& other, const QRect& within) const;

    /// A connected area of one colour.
    struct Patch {
        QRect bounds;
        int pixels = 0;
    };
    /// Every patch of `colour` in `within` with at least `least` pixels, from top to bottom. Neighbours share an edge.
    QList<Patch> patches(const QColor& colour, const QRect& within, int least) const;

private:
    QImage m_image;
};

} // namespace qd::test

#include "tests/app/window/Picture.h"

#include <QColor>
#include <QHash>

namespace qd::test {

namespace {

QHash<QRgb, qsizetype> countOf(const QImage& image)
{
    QHash<QRgb, qsizetype> count;
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x)
            ++count[line[x] & RGB_MASK];
    }
    return count;
}

/// Takes the patch at `from` out of `image`, by painting over it.
Picture::Patch takePatch(QImage& image, const QRect& within, const QPoint& from, QRgb colour)
{
    Picture::Patch patch{{from, from}, 0};
    QList<QPoint> open{from};
    while (!open.isEmpty()) {
        const QPoint at = open.takeLast();
        if (!within.contains(at) || (image.pixel(at) & RGB_MASK) != colour)
            continue;
        image.setPixel(at, ~colour & RGB_MASK);
        ++patch.pixels;
        patch.bounds |= QRect(at, at);
        for (const QPoint& step : {QPoint(1, 0), QPoint(-1, 0), QPoint(0, 1), QPoint(0, -1)})
            open.append(at + step);
    }
    return patch;
}

} // namespace

QRect Picture::part(double left, double top, double right, double bottom) const
{
    const auto x = [this](double share) { return int(m_image.width() * share); };
    const auto y = [this](double share) { return int(m_image.height() * share); };
    return {x(left), y(top), x(right) - x(left), y(bottom) - y(top)};
}

qsizetype Picture::colours() const
{
    return countOf(m_image).size();
}

double Picture::largestShare() const
{
    qsizetype most = 0;
    for (const qsizetype count : countOf(m_image))
        most = qMax(most, count);
    const qsizetype all = qsizetype(m_image.width()) * m_image.height();
    return all == 0 ? 1 : double(most) / double(all);
}

double Picture::brightness() const
{
    double sum = 0;
    qsizetype all = 0;
    const QHash<QRgb, qsizetype> count = countOf(m_image);
    for (auto it = count.begin(); it != count.end(); ++it) {
        sum += double(qGray(it.key())) / 255 * double(*it);
        all += *it;
    }
    return all == 0 ? 0 : sum / double(all);
}

double Picture::changed(const Picture& other, const QRect& within) const
{
    const QRect area = within & rect();
    if (size() != other.size() || area.isEmpty())
        return 1;
    qsizetype differ = 0;
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            differ += (m_image.pixel(x, y) & RGB_MASK) != (other.m_image.pixel(x, y) & RGB_MASK);
    return double(differ) / (double(area.width()) * area.height());
}

QList<Picture::Patch> Picture::patches(const QColor& colour, const QRect& within, int least) const
{
    QList<Patch> found;
    const QRgb wanted = colour.rgb() & RGB_MASK;
    const QRect area = within & rect();
    QImage rest = m_image.copy();
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x) {
            if ((rest.pixel(x, y) & RGB_MASK) != wanted)
                continue;
            const Patch patch = takePatch(rest, area, {x, y}, wanted);
            if (patch.pixels >= least)
                found.append(patch);
        }
    return found;
}

} // namespace qd::test

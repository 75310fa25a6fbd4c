#include "agents/skills/design/Graphic.h"

#include "agents/skills/GivenText.h"
#include "agents/skills/Typeface.h"
#include "agents/skills/design/Motif.h"
#include "agents/skills/design/Palette.h"
#include "agents/skills/design/TitleText.h"
#include "core/base/Digest.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QImage>
#include <QImageWriter>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

constexpr double kMargin = 72;
constexpr int kDotsPerMetre = 2835; // 72 an inch
constexpr qsizetype kLongestAlt = 125;

struct Order {
    QString title; ///< empty: it bears no words but the brand's name
    QString brandName;
    Palette palette;
    Motif motif;
    bool rehearsal = false;
};

QString elided(const QString& text, const QFont& font, double width)
{
    return QFontMetricsF(font).elidedText(text.simplified(), Qt::ElideRight, width);
}

/// A short bar of the accent and the brand's name behind it; mirrored for right-to-left titles.
void drawBrandName(QPainter& painter, const Order& order, const QRectF& line, const QColor& ground, bool mirrored)
{
    if (order.brandName.trimmed().isEmpty())
        return;
    const QFont font = Typeface::inter(26, QFont::DemiBold);
    constexpr double kBar = 44, kGap = 16;
    const double middle = line.center().y();
    const QRectF bar(mirrored ? line.right() - kBar : line.left(), middle - 3, kBar, 6);
    const QRectF text = mirrored ? line.adjusted(0, 0, -kBar - kGap, 0) : line.adjusted(kBar + kGap, 0, 0, 0);
    painter.fillRect(bar, order.palette.accent);
    painter.setFont(font);
    painter.setPen(order.palette.readableOn(ground, order.palette.text));
    painter.drawText(text, int(Qt::AlignVCenter | Qt::TextSingleLine) | int(mirrored ? Qt::AlignRight : Qt::AlignLeft),
                     elided(order.brandName, font, text.width()));
}

/// A small label in the upper corner on the far side of the title's beginning.
void drawRehearsalMark(QPainter& painter, bool mirrored)
{
    QFont font = Typeface::inter(17, QFont::DemiBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 1);
    const QString words = u"Rehearsal"_s;
    const double width = QFontMetricsF(font).horizontalAdvance(words) + 32;
    const QRectF pill(mirrored ? 32 : Graphic::kWidth - 32 - width, 28, width, 36);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(24, 24, 24));
    painter.drawRoundedRect(pill, 18, 18);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(pill, Qt::AlignCenter, words);
}

/// Centred between `top` and `bottom`, a little above the middle, where the eye expects it.
double titleTop(const TitleText& title, double top, double bottom)
{
    return top + std::max(0.0, (bottom - top - title.size().height()) * 0.42);
}

TitleText titleIn(const QSizeF& box, int largest, const Order& order)
{
    return order.title.isEmpty() ? TitleText() : TitleText::fitted(order.title, {box, largest, 24});
}

void drawTitle(QPainter& painter, const Order& order, const TitleText& title, QPointF at, const QColor& colour)
{
    if (!order.title.isEmpty())
        title.draw(painter, at, colour);
}

int drawHeader(QPainter& painter, const Order& order)
{
    constexpr double kWide = 420, kNarrow = 210, kAlone = 700, kGap = 56;
    constexpr int kSmall = 60; // a title with a very long word gets more room rather than be smaller than this
    const Palette& palette = order.palette;
    const QRectF all(0, 0, Graphic::kWidth, Graphic::kHeight);
    const auto laneBeside = [](double panel) {
        return QRectF(0, kMargin, Graphic::kWidth - panel - kMargin - kGap, Graphic::kHeight - 2 * kMargin - 70);
    };
    const TitleText usual = titleIn(laneBeside(kWide).size(), 116, order);
    const double beside = order.title.isEmpty() ? kAlone : usual.pixels() < kSmall ? kNarrow : kWide;
    const QRectF lane = laneBeside(beside);
    const TitleText title = beside == kWide ? usual : titleIn(lane.size(), 116, order);
    const bool mirrored = title.isRightToLeft();
    const QRectF panel(mirrored ? 0 : Graphic::kWidth - beside, 0, beside, Graphic::kHeight);
    const double left = mirrored ? beside + kGap : kMargin;

    painter.fillRect(all, palette.primary);
    const QColor light = palette.readableOn(palette.primary, palette.background);
    const QColor ground = Palette::mixed(palette.primary, light, 0.07);
    painter.fillRect(panel, ground);
    order.motif.draw(painter, panel, {ground, palette.accent, light});
    drawTitle(painter, order, title, {left, titleTop(title, lane.top(), lane.bottom())}, light);
    drawBrandName(painter, order, QRectF(left, Graphic::kHeight - kMargin - 36, lane.width(), 40), palette.primary, mirrored);
    return title.missingGlyphs();
}

int drawSocial(QPainter& painter, const Order& order)
{
    constexpr double kBand = 176;
    const Palette& palette = order.palette;
    const QRectF lane(kMargin, 150, Graphic::kWidth - 2 * kMargin, Graphic::kHeight - kBand - 150 - 36);
    const TitleText title = titleIn(lane.size(), 124, order);
    const QRectF band(0, Graphic::kHeight - kBand, Graphic::kWidth, kBand);

    painter.fillRect(QRectF(0, 0, Graphic::kWidth, Graphic::kHeight), palette.background);
    painter.fillRect(band, palette.primary);
    order.motif.draw(painter, band, {palette.primary, palette.accent, palette.readableOn(palette.primary, palette.background)});
    drawTitle(painter, order, title, {lane.left(), titleTop(title, lane.top(), lane.bottom())}, palette.readableOn(palette.background, palette.text));
    // The rehearsal mark has the other corner.
    const bool mirrored = title.isRightToLeft();
    drawBrandName(painter, order, QRectF(kMargin + (mirrored ? 180 : 0), 64, Graphic::kWidth - 2 * kMargin - 180, 40),
                  palette.background, mirrored);
    return title.missingGlyphs();
}

QByteArray pngOf(QImage image, const Order& order)
{
    image.setDotsPerMeterX(kDotsPerMetre);
    image.setDotsPerMeterY(kDotsPerMetre);
    if (!order.title.isEmpty())
        image.setText(u"Title"_s, order.title);
    image.setText(u"Software"_s, u"Quarterdeck"_s);
    if (order.rehearsal)
        image.setText(u"Rehearsal"_s, u"true"_s);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    return writer.write(image) ? bytes : QByteArray();
}

QString altOf(const Order& order)
{
    const QString tail = order.brandName.trimmed().isEmpty() ? u", with %1"_s.arg(order.motif.words())
                                                             : u", with %1, %2"_s.arg(order.motif.words(), order.brandName.simplified().left(40));
    if (order.title.isEmpty())
        return u"A picture"_s + tail;
    QString title = order.title;
    if (const qsizetype room = kLongestAlt - tail.size() - 2; title.size() > room) {
        title.truncate(room - 1);
        if (const qsizetype space = title.lastIndexOf(u' '); space > room / 2)
            title.truncate(space);
        title += u'…';
    }
    return u"“"_s + title + u"”"_s + tail;
}

} // namespace

SkillId Graphic::id() const { return {m_layout == Header ? u"design.header-image"_s : u"design.social-graphic"_s}; }
QString Graphic::title() const { return m_layout == Header ? u"Header image"_s : u"Social graphic"_s; }
QString Graphic::description() const
{
    return m_layout == Header ? u"Draws the header image of a page, 1200×630, in the brand's colours."_s
                              : u"Draws the graphic that goes with a social post, 1200×630, in the brand's colours."_s;
}

QByteArray Graphic::inputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["title"],"properties":{"title":{"type":"string","minLength":1},"theme":{"type":"string"},
"rehearsal":{"type":"boolean","default":false}}})";
}

QByteArray Graphic::outputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["width","height","bytes","sha256","alt","note"],"properties":{"width":{"const":1200},"height":{"const":630},
"bytes":{"type":"integer","minimum":1},"sha256":{"type":"string","pattern":"^[0-9a-f]{64}$"},
"alt":{"type":"string","minLength":1,"maxLength":125},"note":{"type":"string"}}})";
}

QStringList Graphic::shown() const { return {u"title"_s, u"theme"_s}; }

Result<SkillOutput> Graphic::run(const SkillInput& input) const
{
    const Result<QString> title = givenText(input.input, "title"_L1);
    if (!title)
        return title.error();
    const Result<Palette> palette = Palette::of(input.brand);
    if (!palette)
        return palette.error();
    const QString theme = input.input.at(u"theme").toString();
    const QString words = input.untold.contains(u"title"_s) ? QString() : title->simplified();
    const Order order{words, input.brand.name, *palette, Motif(theme.trimmed().isEmpty() ? *title : theme),
                      input.input.at(u"rehearsal").toBool() || input.rehearsal};
    QImage image(kWidth, kHeight, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const int missing = m_layout == Header ? drawHeader(painter, order) : drawSocial(painter, order);
    if (order.rehearsal)
        drawRehearsalMark(painter, order.title.isRightToLeft());
    painter.end();
    const QByteArray bytes = pngOf(image, order);
    if (bytes.isEmpty())
        return Error{Error::Internal, u"The image could not be written as PNG."_s, id().text, {}};
    const QString note = missing ? u"%1 characters of the title are in no font of this machine and show as boxes"_s.arg(missing) : QString();
    return SkillOutput{Json(QList<Json::Member>{{u"width"_s, Json(qint64(kWidth))},
                                                {u"height"_s, Json(qint64(kHeight))},
                                                {u"bytes"_s, Json(qint64(bytes.size()))},
                                                {u"sha256"_s, Json(QString::fromLatin1(sha256(bytes).toHex()))},
                                                {u"alt"_s, Json(altOf(order))},
                                                {u"note"_s, Json(note)}}),
                       {SkillFile{m_layout == Header ? u"header-image.png"_s : u"social-graphic.png"_s, u"image/png"_s, bytes}}};
}

} // namespace qd::agents

#include "ui/style/Icons.h"

#include "ui/style/Tokens.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace qd::ui {

namespace {

QByteArray drawing(const QString& name, const QColor& colour)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", colour.name().toLatin1());
}

/// Draws a stroke icon in a colour that is asked for at the moment of painting.
class TintedIcon final : public QIconEngine {
public:
    TintedIcon(QString name, const QColor& colour) : m_name(std::move(name)), m_colour(colour) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        drawIcon(*painter, rect, m_name, m_colour.isValid() ? m_colour : colourFor(mode, state));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap made(size);
        made.fill(Qt::transparent);
        QPainter painter(&made);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return made;
    }
    QIconEngine* clone() const override { return new TintedIcon(m_name, m_colour); }

private:
    static QColor colourFor(QIcon::Mode mode, QIcon::State state)
    {
        const Tokens& t = tokens();
        if (mode == QIcon::Disabled)
            return mixed(t.textFaint, t.panel, 0.75);
        return mode == QIcon::Active || mode == QIcon::Selected || state == QIcon::On ? t.text : t.textMuted;
    }

    QString m_name;
    QColor m_colour;
};

} // namespace

QIcon icon(const QString& name)
{
    return icon(name, QColor());
}

QIcon icon(const QString& name, const QColor& colour)
{
    return QIcon(new TintedIcon(name, colour));
}

void drawIcon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& colour)
{
    QSvgRenderer renderer(drawing(name, colour));
    if (renderer.isValid())
        renderer.render(&painter, rect);
}

} // namespace qd::ui

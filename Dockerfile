# The application alone: docker-compose.yml puts Neo4j beside it.
FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:20-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    STANCE_ATLAS_HOME=/var/lib/stance-atlas
WORKDIR /app
RUN mkdir -p /var/lib/stance-atlas && chown node:node /var/lib/stance-atlas
COPY --from=build /app/package.json /app/LICENSE /app/NOTICE ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/cypher cypher
COPY --from=build /app/ingest/packs ingest/packs
COPY --from=build /app/model/exports/page/browser/page.css model/exports/page/browser/page.css
COPY --from=build /app/data data
USER node
VOLUME /var/lib/stance-atlas
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/server/main.js"]

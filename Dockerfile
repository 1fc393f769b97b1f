# docker build -t sipmortem . && docker run --rm -v "$PWD:/data:ro" sipmortem capture.pcapng
FROM node:22-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm pack --ignore-scripts --pack-destination /tmp \
  && mkdir /app && tar -xzf /tmp/sipmortem-*.tgz --strip-components=1 -C /app && cp package-lock.json /app/

FROM node:22-slim AS dependencies
WORKDIR /app
COPY --from=build /app/ ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:22-slim
ENV NODE_ENV=production
COPY --from=dependencies /app/ /app/
USER node
WORKDIR /data
ENTRYPOINT ["node", "/app/bin/sipmortem.js"]
CMD ["--help"]
